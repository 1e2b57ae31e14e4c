'use strict';
const Redis = require('ioredis');
const R = Redis.Redis || Redis;
module.exports = new R({ host: process.env.REDIS_HOST || '127.0.0.1', port: Number(process.env.REDIS_PORT || 6379), password: process.env.REDIS_PASSWORD || undefined, enableAutoPipelining: process.env.AUTOPIPE === '1' });
