"""材料：what offices, districts and villages of one's own are asked for a case, which never stops the clock."""
