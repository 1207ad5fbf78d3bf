"""What publishing keeps at a target beside the pages: which files there are its own."""

FOLDER = "_tuan-le"
