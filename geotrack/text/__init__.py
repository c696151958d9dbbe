"""Text as read: documents out of files and pages, their words and sentences, names compared."""
