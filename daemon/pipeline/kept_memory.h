#pragma once

namespace precis {

// Makes the allocator keep what is freed instead of giving it back to the
// kernel, for the whole process. What a batch takes the next one takes again,
// and memory that is fresh from the kernel has to be cleared by it first: a
// twentieth of all CPU time. Memory is bounded by the queues as before.
//
// Call it before there are threads.
void KeepFreedMemory();

}  // namespace precis
