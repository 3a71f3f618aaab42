// Prints how many milliseconds the import of one module takes in a fresh process.
const start = performance.now();
await import(process.argv[2]);
console.log(performance.now() - start);
