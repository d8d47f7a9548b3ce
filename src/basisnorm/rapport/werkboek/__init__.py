"""The workbook for a school, and the table for a region."""
