package main

import (
	"fmt"
	"iter"
	"os"
	"runtime"
	"runtime/debug"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

var filter string

const rounds = 7

func wanted(w string) bool { return filter == "" || w == filter }

func bench(w, peer string, ops int64, f func() int64) {
	if !wanted(w) {
		return
	}
	var sum int64
	t0 := time.Now()
	for n := 0; n < 1 || (time.Since(t0) < 200*time.Millisecond && n < 10); n++ {
		sum = f()
	}
	ns := make([]float64, rounds)
	for r := range ns {
		a := time.Now()
		s := f()
		ns[r] = float64(time.Since(a).Nanoseconds()) / float64(ops)
		if s != sum {
			panic("checksum changed")
		}
	}
	sort.Float64s(ns)
	fmt.Printf("R\t%s\t%s\t%.3f\t%.3f\t%.3f\t%d\t%d\n", w, peer, ns[rounds/2], ns[0], ns[rounds-1], ops, sum)
}

type node struct {
	l, r *node
	v    int64
}

func tree(d int, lo int64) *node {
	if d == 0 {
		return nil
	}
	half := int64(1)<<(d-1) - 1
	return &node{tree(d-1, lo), tree(d-1, lo+half+1), lo + half}
}

func seq(n int64) iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for i := int64(0); i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func walk(t *node) iter.Seq[int64] { // nested push iterators, one closure per level
	return func(yield func(int64) bool) {
		if t == nil {
			return
		}
		for x := range walk(t.l) {
			if !yield(x) {
				return
			}
		}
		if !yield(t.v) {
			return
		}
		for x := range walk(t.r) {
			if !yield(x) {
				return
			}
		}
	}
}

func walkPull(t *node) iter.Seq[int64] { // nested pull iterators: one coroutine per level
	return func(yield func(int64) bool) {
		if t == nil {
			return
		}
		if t.l != nil {
			next, stop := iter.Pull(walkPull(t.l))
			for x, ok := next(); ok; x, ok = next() {
				yield(x)
			}
			stop()
		}
		yield(t.v)
		if t.r != nil {
			next, stop := iter.Pull(walkPull(t.r))
			for x, ok := next(); ok; x, ok = next() {
				yield(x)
			}
			stop()
		}
	}
}

func drainPull(s iter.Seq[int64]) int64 {
	next, stop := iter.Pull(s)
	defer stop()
	var t int64
	for x, ok := next(); ok; x, ok = next() {
		t += x
	}
	return t
}

func spawnWG(n int) int64 {
	res := make([]int64, n)
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func() { res[i] = int64(i); wg.Done() }()
	}
	wg.Wait()
	var s int64
	for _, v := range res {
		s += v
	}
	return s
}
func spawnChan(n int) int64 {
	fs := make([]chan int64, n)
	for i := 0; i < n; i++ {
		c := make(chan int64, 1)
		fs[i] = c
		go func() { c <- int64(i) }()
	}
	var s int64
	for _, c := range fs {
		s += <-c
	}
	return s
}
func storm(tasks, yields int) int64 {
	res := make([]int64, tasks)
	var wg sync.WaitGroup
	wg.Add(tasks)
	for i := 0; i < tasks; i++ {
		go func() {
			var c int64
			for j := 0; j < yields; j++ {
				runtime.Gosched()
				c++
			}
			res[i] = c
			wg.Done()
		}()
	}
	wg.Wait()
	var s int64
	for _, v := range res {
		s += v
	}
	return s
}
func pingpong(n int) int64 {
	a, b := make(chan int64), make(chan int64)
	go func() {
		for i := 0; i < n; i++ {
			b <- <-a + 1
		}
	}()
	var s int64
	for i := 0; i < n; i++ {
		a <- int64(i)
		s += <-b
	}
	return s
}
func buffered(n int) int64 {
	c := make(chan int64, 128)
	go func() {
		for i := 0; i < n; i++ {
			c <- int64(i)
		}
	}()
	var s int64
	for i := 0; i < n; i++ {
		s += <-c
	}
	return s
}
func chanGen(n int64) int64 {
	c := make(chan int64)
	go func() {
		for i := int64(0); i < n; i++ {
			c <- i
		}
		close(c)
	}()
	var s int64
	for x := range c {
		s += x
	}
	return s
}

func fib(n int) int64 {
	if n < 2 {
		return int64(n)
	}
	return fib(n-1) + fib(n-2)
}
func fibGo(n int) int64 {
	if n < 2 {
		return int64(n)
	}
	c := make(chan int64, 1)
	go func() { c <- fibGo(n - 1) }()
	x := <-c
	go func() { c <- fibGo(n - 2) }()
	return x + <-c
}
func deep(n int) int64 {
	if n == 0 {
		runtime.Gosched()
		return 0
	}
	return 1 + deep(n-1)
}
func deepGo(n int) int64 {
	if n == 0 {
		runtime.Gosched()
		return 0
	}
	c := make(chan int64, 1)
	go func() { c <- deepGo(n-1) + 1 }()
	return <-c
}

func rss() int64 {
	b, _ := os.ReadFile("/proc/self/status")
	for _, l := range strings.Split(string(b), "\n") {
		if strings.HasPrefix(l, "VmRSS:") {
			v, _ := strconv.ParseInt(strings.Fields(l)[1], 10, 64)
			return v * 1024
		}
	}
	return 0
}

func single(f func() int64) func() int64 {
	return func() int64 {
		old := runtime.GOMAXPROCS(1)
		defer runtime.GOMAXPROCS(old)
		return f()
	}
}

func main() {
	if len(os.Args) > 1 {
		filter = os.Args[1]
	}
	const M = 1000000
	bench("W1", "go-range-func", 20*M, func() int64 {
		var s int64
		for x := range seq(20 * M) {
			s += x
		}
		return s
	})
	bench("W1", "go-iter-pull", M, func() int64 { return drainPull(seq(M)) })
	bench("W1", "go-chan", 500000, func() int64 { return chanGen(500000) })
	if wanted("W2") {
		t := tree(18, 0)
		bench("W2", "go-range-func", 262143, func() int64 {
			var s int64
			for x := range walk(t) {
				s += x
			}
			return s
		})
		t14 := tree(12, 0)
		bench("W2", "go-iter-pull-nested(d12)", 4095, func() int64 { return drainPull(walkPull(t14)) })
		bench("W2", "go-iter-pull-once", 262143, func() int64 { return drainPull(walk(t)) })
	}
	bench("W3", "go-waitgroup", M/4, func() int64 { return spawnWG(M / 4) })
	bench("W3", "go-chan-future", M/4, func() int64 { return spawnChan(M / 4) })
	bench("W3s", "go-waitgroup", M/4, single(func() int64 { return spawnWG(M / 4) }))
	bench("W4", "go-gosched", M, func() int64 { return storm(1000, 1000) })
	bench("W4s", "go-gosched", M, single(func() int64 { return storm(1000, 1000) }))
	bench("W5a", "go-chan", M/2, func() int64 { return pingpong(M / 2) })
	bench("W5as", "go-chan", M/2, single(func() int64 { return pingpong(M / 2) }))
	bench("W5b", "go-chan", M, func() int64 { return buffered(M) })
	bench("W5bs", "go-chan", 2*M, single(func() int64 { return buffered(2 * M) }))
	bench("W8-fib25", "go-plain-call", 242785, func() int64 { return fib(25) })
	bench("W8-fib25task", "go-goroutine-per-call(fib20)", 21891, func() int64 { return fibGo(20) })
	bench("W8-deepsusp", "go-plain-call+gosched", 10000, func() int64 { return deep(10000) })
	bench("W8-deeptask", "go-goroutine-per-call", 10000, func() int64 { return deepGo(10000) })
	if wanted("W6") {
		runtime.GC()
		debug.FreeOSMemory()
		r0 := rss()
		gate := make(chan struct{})
		var wg sync.WaitGroup
		wg.Add(M)
		for i := 0; i < M; i++ {
			go func() { <-gate; wg.Done() }()
		}
		time.Sleep(200 * time.Millisecond)
		per := float64(rss()-r0) / M
		fmt.Printf("R\tW6\tgo-goroutine(rss)\t%.3f\t%.3f\t%.3f\t%d\t%d\n", per, per, per, M, M)
		close(gate)
		wg.Wait()
	}
}
