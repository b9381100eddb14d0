// Imports an .mpy file in the reference interpreter: node _run_mpy.mjs MICROPYTHON.mjs FILE.mpy
import fs from 'fs';
const {loadMicroPython} = await import(process.argv[2]);
const mp = await loadMicroPython({stdout: (s) => process.stdout.write(s + '\n'), linebuffer: true});
const file = process.argv[3], name = file.replace(/^.*\/|\.mpy$/g, '');
mp.FS.writeFile(name + '.mpy', fs.readFileSync(file));
try {
    mp.runPython('import ' + name);
} catch (e) {
    process.stdout.write(String(e.message) + '\n');
    process.exit(1);
}
