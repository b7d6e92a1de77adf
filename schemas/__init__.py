"""What things mean: structs, definitions and the code written twice. No I/O."""
