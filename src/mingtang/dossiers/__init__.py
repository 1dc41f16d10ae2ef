"""重点工作：goal, milestones and progress of a key work, and its public timeline."""
