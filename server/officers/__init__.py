"""Officers and staff: who they are, how they sign in, and the tasks that wait for them."""
