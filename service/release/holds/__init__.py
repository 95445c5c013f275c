"""Documents whose present version stays until its translations are approved again."""
