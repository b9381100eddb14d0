// Runs programs by MicroPython (npm package, WebAssembly), each in a fresh instance.
// argv[2]: the package's micropython.mjs. stdin: a JSON line per job, {files: {path: base64}, run: source}.
// stdout: a JSON line per job, {out: base64, error: text of what was raised or null}.
import fs from 'fs';
import readline from 'readline';
const {loadMicroPython} = await import(process.argv[2]);
const HEAP = 16 << 20;

async function run(job) {
    const out = [];
    const keep = data => { out.push(Buffer.from(data)); };
    let error = null;
    try {
        const mp = await loadMicroPython({heapsize: HEAP, stdout: keep, stderr: keep, linebuffer: false});
        for (const [path, data] of Object.entries(job.files)) {
            const folder = path.slice(0, path.lastIndexOf('/'));
            if (folder)
                mp.FS.mkdirTree(folder);
            mp.FS.writeFile(path, Buffer.from(data, 'base64'));
        }
        mp.runPython(job.run);
    } catch (e) {
        error = String(e.message || e);
    }
    return {out: Buffer.concat(out).toString('base64'), error};
}

for await (const line of readline.createInterface({input: process.stdin}))
    fs.writeSync(1, JSON.stringify(await run(JSON.parse(line))) + '\n');
process.exit(0);
