/** Lets so many calls run at a time; the others wait their turn. */
export function atMost<Input extends readonly unknown[], Outcome>(
  most: number,
  call: (...input: Input) => Promise<Outcome>,
): (...input: Input) => Promise<Outcome> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (...input) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await call(...input);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
