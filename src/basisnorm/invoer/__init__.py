"""What comes in: from tables, workbooks, forms and folders to the answers of schools."""
