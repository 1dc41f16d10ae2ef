"""来办的事：what rectifications and grievances share: a number and a code, a day, steps, words to be erased."""
