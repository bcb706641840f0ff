#pragma once

#include <gumbo.h>

namespace precis {

// What the HTML standard says of elements, as far as getting at the text needs.

// Has neither content nor end tag: <br>, <img> ...
bool IsVoid(GumboTag tag);
// Begins and ends a paragraph of its own: <p>, <div>, <td> ...
bool IsBlock(GumboTag tag);
// <table> and what only stands in one.
bool IsTablePart(GumboTag tag);
// Goes on after the paragraph that it began in was closed: <b>, <a> ...
bool IsFormatting(GumboTag tag);
// What looks like tags inside is none: <script>, <style> ...
bool HoldsRawText(GumboTag tag);
// Shows nothing, or nothing that the author wrote as text: scripts, embedded
// media, form controls, drawings, what belongs to the head.
bool IsDropped(GumboTag tag);

}  // namespace precis
