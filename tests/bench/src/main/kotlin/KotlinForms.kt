package org.qistage.bench

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancel
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/**
 * The workloads in Kotlin, each in every form that a Kotlin programmer would take: the best one counts. One worker is
 * the event loop of `runBlocking`, several are `Dispatchers.Default`.
 */
class KotlinForms : FormSource {
  override fun forms(workload: Workload): List<Form> {
    val n = workload.size()
    fun timed(form: String, body: suspend CoroutineScope.() -> Long): Form =
      Form.Timed("Kotlin $form", workload.operations(), workload.sum()) {
        if (workload.parallel()) runBlocking(Dispatchers.Default) { body() } else runBlocking { body() }
      }
    fun plain(form: String, body: () -> Long): Form =
      Form.Timed("Kotlin $form", workload.operations(), workload.sum()) { body() }
    return when (workload.id()) {
      "W1" ->
        listOf(
          plain("sequence") { drain(upTo(n)) },
          plain("iterator") {
            drain(
              iterator {
                var i = 0L
                while (i < n) {
                  yield(i)
                  i++
                }
              }
            )
          },
        )
      "W1m" -> listOf(plain("sequence") { fourGenerators(n / 40_000) })
      "W2" ->
        listOf(
          plain("for and yield") { walks(n) { drain(walkLoop(it)) } },
          plain("yieldAll") { walks(n) { drain(walkAll(it)) } },
          plain("suspend recursion") { walks(n) { drain(sequence { walkScope(it) }) } },
        )
      "W3", "W3s" -> listOf(timed("async and await") { startAndAwait(n.toInt()) })
      "W4", "W4s" -> listOf(timed("yield") { yields(1000, n.toInt()) })
      "W5a", "W5as" -> listOf(timed("channel") { roundTrips(n.toInt()) })
      "W5b", "W5bs" -> listOf(timed("channel") { buffered(n.toInt()) })
      "W6" ->
        listOf(
          Form.Weighed("Kotlin launch, receive") { parkedOnChannel(n.toInt()) },
          Form.Weighed("Kotlin launch, await") { parkedOnDeferred(n.toInt()) },
        )
      "W8-fib25" ->
        listOf(
          timed("suspend fun") {
            var sum = 0L
            for (i in 0 until n) sum += fib(25)
            sum
          }
        )
      "W8-fib25task", "W8-fib25tasks" ->
        listOf(
          timed("async") {
            var sum = 0L
            for (i in 0 until n) sum += fibTask(25)
            sum
          },
          timed("coroutineScope, async") {
            var sum = 0L
            for (i in 0 until n) sum += fibScope(25)
            sum
          },
        )
      else -> emptyList()
    }
  }

  private fun upTo(n: Long): Sequence<Long> = sequence {
    var i = 0L
    while (i < n) {
      yield(i)
      i++
    }
  }

  private fun squares(n: Long): Sequence<Long> = sequence {
    var i = 0L
    while (i < n) {
      yield(i * i)
      i++
    }
  }

  private fun downFrom(n: Long): Sequence<Long> = sequence {
    var i = n
    while (i > 0) {
      i--
      yield(i)
    }
  }

  private fun odds(n: Long): Sequence<Long> = sequence {
    var i = 0L
    while (i < n) {
      yield(2 * i + 1)
      i++
    }
  }

  private fun drain(numbers: Sequence<Long>): Long {
    var sum = 0L
    for (number in numbers) sum += number
    return sum
  }

  private fun drain(numbers: Iterator<Long>): Long {
    var sum = 0L
    while (numbers.hasNext()) sum += numbers.next()
    return sum
  }

  private fun fourGenerators(times: Long): Long {
    var sum = 0L
    for (time in 0 until times) {
      sum += drain(upTo(10_000)) + drain(squares(10_000)) + drain(downFrom(10_000)) + drain(odds(10_000))
    }
    return sum
  }

  private class Node(val left: Node?, val value: Long, val right: Node?)

  private fun tree(depth: Int, low: Long): Node? {
    if (depth == 0) return null
    val half = (1L shl (depth - 1)) - 1
    return Node(tree(depth - 1, low), low + half, tree(depth - 1, low + half + 1))
  }

  private fun walks(times: Long, walk: (Node) -> Long): Long {
    val root = tree(18, 0)!!
    var sum = 0L
    for (time in 0 until times) sum += walk(root)
    return sum
  }

  private fun walkLoop(node: Node): Sequence<Long> = sequence {
    if (node.left != null) for (value in walkLoop(node.left)) yield(value)
    yield(node.value)
    if (node.right != null) for (value in walkLoop(node.right)) yield(value)
  }

  private fun walkAll(node: Node): Sequence<Long> = sequence {
    if (node.left != null) yieldAll(walkAll(node.left))
    yield(node.value)
    if (node.right != null) yieldAll(walkAll(node.right))
  }

  /** One sequence and recursion by a suspending function: the fast form of those who know it. */
  private suspend fun SequenceScope<Long>.walkScope(node: Node) {
    if (node.left != null) walkScope(node.left)
    yield(node.value)
    if (node.right != null) walkScope(node.right)
  }

  private suspend fun CoroutineScope.startAndAwait(count: Int): Long {
    val tasks = arrayOfNulls<Deferred<Long>>(count)
    for (i in 0 until count) {
      val value = i.toLong()
      tasks[i] = async { value }
    }
    var sum = 0L
    for (task in tasks) sum += task!!.await()
    return sum
  }

  private suspend fun CoroutineScope.yields(tasks: Int, times: Int): Long =
    List(tasks) {
        async {
          var count = 0L
          repeat(times) {
            yield()
            count++
          }
          count
        }
      }
      .awaitAll()
      .sum()

  private suspend fun CoroutineScope.roundTrips(count: Int): Long {
    val there = Channel<Long>()
    val back = Channel<Long>()
    launch { for (i in 0 until count) back.send(there.receive() + 1) }
    var sum = 0L
    for (i in 0 until count) {
      there.send(i.toLong())
      sum += back.receive()
    }
    return sum
  }

  private suspend fun CoroutineScope.buffered(count: Int): Long {
    val channel = Channel<Long>(128)
    launch { for (i in 0 until count) channel.send(i.toLong()) }
    var sum = 0L
    for (i in 0 until count) sum += channel.receive()
    return sum
  }

  private fun parkedOnChannel(count: Int): Double {
    val channel = Channel<Long>()
    return weigh(count) { i ->
      launch {
        channel.receive()
        check(i >= 0)
      }
    }
  }

  private fun parkedOnDeferred(count: Int): Double {
    val gate = CompletableDeferred<Unit>()
    return weigh(count) { i ->
      launch {
        gate.await()
        check(i >= 0)
      }
    }
  }

  private fun weigh(count: Int, start: CoroutineScope.(Int) -> Unit): Double {
    val scope = CoroutineScope(Dispatchers.Unconfined)
    val before = Timing.liveHeap()
    for (i in 0 until count) scope.start(i)
    val bytes = (Timing.liveHeap() - before) / count.toDouble()
    scope.cancel()
    return bytes
  }

  private suspend fun fib(n: Int): Long = if (n < 2) n.toLong() else fib(n - 1) + fib(n - 2)

  private suspend fun CoroutineScope.fibTask(n: Int): Long =
    if (n < 2) n.toLong() else async { fibTask(n - 1) }.await() + async { fibTask(n - 2) }.await()

  private suspend fun fibScope(n: Int): Long = coroutineScope {
    if (n < 2) n.toLong() else async { fibScope(n - 1) }.await() + async { fibScope(n - 2) }.await()
  }
}
