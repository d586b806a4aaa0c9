"""Files of Office programs: Word documents and spreadsheets."""
