"""政策解读的写入：the plan and its blocks, the way to the public, exemptions, and how an organ sets it up."""
