"""应急发布：what a leader lets go before one stage is done, and the debt that stays until it is made up for."""
