// Runs a command and tells its wall and CPU time, that of its children included.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const MARK = "wall-user-system";

/**
 * @returns what was printed, `wall` and `cpu` in seconds, and when each line of stderr came, for a
 * build says there what it begins.
 */
export async function timed(command, { cwd, quiet = false } = {}) {
  // The shell's `time` is the way to a child's CPU time that needs nothing installed.
  const child = spawn("bash", ["-c", 'time "$@"', "timed", ...command], {
    cwd,
    env: { ...process.env, TIMEFORMAT: `${MARK} %R %U %S`, LC_ALL: "C" },
    stdio: ["ignore", quiet ? "ignore" : "pipe", "pipe"],
  });
  const started = performance.now();
  const steps = [];
  let times;
  const printed = [];
  const reading = [
    (async () => {
      for await (const line of createInterface({ input: child.stderr })) {
        if (line.startsWith(MARK)) times = line.split(" ").slice(1).map(Number);
        else steps.push({ after: (performance.now() - started) / 1000, line });
      }
    })(),
    (async () => {
      if (child.stdout === null) return;
      for await (const line of createInterface({ input: child.stdout })) printed.push(line);
    })(),
  ];
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  await Promise.all(reading);
  if (code !== 0 || times === undefined) {
    const said = steps.map(({ line }) => line).slice(-8).join("\n");
    throw new Error(`${command.join(" ")} ended with ${code}\n${said}`);
  }
  const [wall, user, system] = times;
  return { printed: printed.join("\n"), steps, wall, cpu: user + system };
}
