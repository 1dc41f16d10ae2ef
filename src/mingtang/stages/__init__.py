"""环节设置：which stages a kind of publication passes at an organ, and how long each may take."""
