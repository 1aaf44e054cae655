"""Models as workbooks and flat tables, and the readers of those that the portal wrote itself."""
