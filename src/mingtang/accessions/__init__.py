"""建稿：a manuscript from a file that is there already, with what the document says about itself."""
