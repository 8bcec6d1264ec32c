"""`python -m content_hub` is the command `content-hub`."""

from content_hub.cli import main

main(prog_name="content-hub")
