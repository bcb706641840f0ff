#pragma once

namespace precis {

// The calling thread, and threads that it starts, give way to those that
// somebody waits for: answers of a search, polls of the source, publications.
// `nice` is 0 (give way to nobody) to 19, see sched(7): of a CPU that both want
// a thread with 10 gets a tenth of what one with 0 gets, and all of it when
// nobody else does. Never raises a priority; only advice, a failure is logged.
void GiveWay(int nice);

}  // namespace precis
