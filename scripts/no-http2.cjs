// Stands in for node:http2 in the bundle: undici and fastify load it for a protocol that taxq never
// speaks, and loading it costs every command more than its own parsing does.
module.exports = { constants: {} };
