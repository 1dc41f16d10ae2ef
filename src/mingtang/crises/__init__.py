"""突发事件专题：what is published for an emergency, collected on one page."""
