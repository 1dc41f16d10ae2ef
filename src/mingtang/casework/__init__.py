"""办案步骤：every step between intake and reply, as the regulation names it."""
