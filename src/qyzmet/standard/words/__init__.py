"""Words that several faces share: dates, and the derivation of a due date, in kk, ru and en. Pure."""
