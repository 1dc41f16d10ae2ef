"""找回：a lost phone, or the forgotten password of somebody who signs, by two people of whom neither is concerned."""
