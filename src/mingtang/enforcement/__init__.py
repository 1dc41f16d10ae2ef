"""执法公示：notices of licences, penalties and coercion, shown until their day and gone when their decision is."""
