"""How work travels between a device and a force: ids, lanes, hashes, feeds and blobs."""
