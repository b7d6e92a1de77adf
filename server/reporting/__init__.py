"""Reports from the public: drafts kept by the server, sealed reports opened, graded and decided."""
