// The pairs of things that statements join by a line, as columns, and for each thing the pairs it is an end of. Built once: a view asks only about the
// things that it draws, however many there are.

const TIED = new Set(["with", "recipient", "addressee"]); // who is met, given to or spoken to is drawn as an end too
export const DIRECT = -1; // the role in a pair of subject and object

export const keyOf = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);

// What `each` visits, (owner, item), as one array of items by owner: those of `o` are items[start[o]] up to items[start[o + 1]].
export function grouped(owners, each) {
  const start = new Int32Array(owners + 1);
  each((owner) => start[owner + 1]++);
  for (let o = 0; o < owners; o++) start[o + 1] += start[o];
  const items = new Int32Array(start[owners]);
  const next = start.slice(0, owners);
  each((owner, item) => (items[next[owner]++] = item));
  return { start, items };
}

export class Pairs {
  constructor({ S, raw, entityCount, statementCount }) {
    const tied = raw.roles.map((role) => TIED.has(role));
    const [a, b, of, role] = [[], [], [], []];
    const add = (from, to, s, as) => (a.push(from), b.push(to), of.push(s), role.push(as));
    for (let s = 0; s < statementCount; s++) {
      const subject = S.subject[s];
      const object = S.object[s];
      if (subject >= 0 && object >= 0 && subject !== object) add(subject, object, s, DIRECT);
      if (!S.participants[s]) continue;
      const first = subject >= 0 ? subject : object;
      for (const [as, e] of S.participants[s]) if (tied[as] && e !== subject && e !== object) add(first, e, s, as);
    }
    this.length = a.length;
    this.a = Int32Array.from(a);
    this.b = Int32Array.from(b);
    this.of = Int32Array.from(of);
    this.role = Int16Array.from(role);
    const ends = grouped(entityCount, (visit) => {
      for (let p = 0; p < this.length; p++) {
        visit(this.a[p], p);
        visit(this.b[p], p);
      }
    });
    this.start = ends.start;
    this.items = ends.items;
  }

  // The pairs that a thing is an end of.
  around(e) {
    return this.items.subarray(this.start[e], this.start[e + 1]);
  }

  other(p, e) {
    return this.a[p] === e ? this.b[p] : this.a[p];
  }
}
