"""Where documents come from: files, folders, archives, tables of texts, crawls."""
