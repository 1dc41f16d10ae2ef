"""县门户发布：the package for the county portal, and where and when it came to stand there."""
