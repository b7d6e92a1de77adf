// The worker's own world, by its type.
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

export { worker };
