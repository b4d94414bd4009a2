"""Staff lists as offices keep them: any workbook or text file to columns, people, and problems with their cells."""
