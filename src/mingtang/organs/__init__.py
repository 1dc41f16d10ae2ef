"""机关、单位与人员：who there is, what post each holds, and what each may see."""
