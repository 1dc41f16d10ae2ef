"""会商：hard questions that several offices think about, which never stops the clock."""
