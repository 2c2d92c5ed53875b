// The package's main entry loads fetch, WebSocket and caches too; these two modules are all that
// taxq needs and they load in half the time, which every command pays for.
import request from 'undici/lib/api/api-request.js';
import Pool from 'undici/lib/dispatcher/pool.js';

export { Pool, request };
