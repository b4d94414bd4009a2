"""Official reports: collected from the work, laid out by the law's form."""
