// Runs the reference cross compiler (@pybricks/mpy-cross-v6, WebAssembly) over many files.
// argv[2]: package folder. stdin: JSON [{name, path, options}]. stdout: a JSON line per file,
// {mpy: base64} or {error: text}.
globalThis.fetch = undefined; // its loader must read the .wasm from disk
process.setMaxListeners(0);
const fs = require('fs');
const {compile} = require(process.argv[2]);

async function main() {
    const jobs = JSON.parse(fs.readFileSync(0, 'utf8'));
    for (const job of jobs) {
        let out;
        try {
            const r = await compile(job.name, fs.readFileSync(job.path, 'utf8'), job.options || []);
            out = r.mpy ? {mpy: Buffer.from(r.mpy).toString('base64')}
                        : {error: r.out.concat(r.err).slice(-2).join(' ')};
        } catch (e) {
            out = {error: String(e).slice(0, 200)};
        }
        fs.writeSync(1, JSON.stringify(out) + '\n');
    }
}
main().then(() => process.exit(0));
