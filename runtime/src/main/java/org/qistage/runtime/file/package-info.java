/// The files that a program may use: a name → text, a flag, or a {@link
/// org.qistage.runtime.failure.FileFault}.
///
/// Invariants: no operation touches anything outside of the allowed folders, whatever the name, the
/// links below them, and what another process does to them meanwhile; no name that leads out tells
/// whether something is there; every failure is a Qi error. Operations run on the calling worker and
/// are bounded: ordinary files only, and at most 64 MiB.
///
/// Example: `资料/成绩.txt` of a program in `/home/小明/程序` is `/home/小明/程序/资料/成绩.txt`;
/// `../别人/成绩.txt` is refused.
@NullMarked
package org.qistage.runtime.file;

import org.jspecify.annotations.NullMarked;
