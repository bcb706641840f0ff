#pragma once

#include <cstddef>
#include <vector>

namespace precis::analyse {

// Arithmetic whose result is the same on every CPU: the C library picks its
// log and exp by CPU features and they may differ in the last bit; + - * / and
// square roots may not.

// ln x for x > 0, to about 1e-12.
double NaturalLog(double x);

// The same of a whole number, from a table where it is small.
// REQUIRES: count > 0.
double NaturalLogOf(std::size_t count);

// e^x for |x| <= 700, to about 1e-12.
double Exponential(double x);

// Replaces each value by its distance from the mean in standard deviations;
// all 0 where they do not differ.
void Standardise(std::vector<double>& values);

}  // namespace precis::analyse
