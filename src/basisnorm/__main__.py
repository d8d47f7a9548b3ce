"""`python -m basisnorm` is the same as `basisnorm`."""

from basisnorm.cli.main import main

if __name__ == "__main__":
    main()
