// Sessions with the prompt of MicroPython (npm package, WebAssembly), each in a fresh instance.
// argv[2]: the package's micropython.mjs. stdin: a JSON line per session, the input in base64.
// stdout: a JSON line per session, the output in base64.
import fs from 'fs';
import readline from 'readline';
const {loadMicroPython} = await import(process.argv[2]);

async function session(input) {
    const out = [];
    const mp = await loadMicroPython({heapsize: 1 << 20, linebuffer: false, stdout: data => { out.push(Buffer.from(data)); }});
    mp.replInit();
    for (const byte of input)
        await mp.replProcessCharWithAsyncify(byte);
    return Buffer.concat(out).toString('base64');
}

for await (const line of readline.createInterface({input: process.stdin}))
    fs.writeSync(1, JSON.stringify(await session(Buffer.from(JSON.parse(line), 'base64'))) + '\n');
process.exit(0);
