"""Threads do jobs; one that breaks down costs its job and no other."""

import threading

from headwater.watching.crew import Crew


def results(crew, jobs):
    return sorted(done.result for _ in range(jobs) if (done := crew.next(10)))


def test_jobs_come_back_with_their_results():
    crew = Crew(lambda job: job * 2, 3)
    for job in range(9):
        crew.begin(job)
    assert results(crew, 9) == [0, 2, 4, 6, 8, 10, 12, 14, 16]
    assert (crew.busy, crew.free, crew.next(0)) == (0, 3, None)


def test_a_job_that_breaks_down_comes_back_without_a_result_and_others_go_on(monkeypatch):
    monkeypatch.setattr(threading, "excepthook", lambda told: broken.append(told.exc_type))
    broken = []
    crew = Crew(lambda job: 6 // job, 1)
    found = []
    for job in (0, 0, 2):
        crew.begin(job)
        found.append(crew.next(10).result)
    assert found == [None, None, 3]
    assert set(broken) == {ZeroDivisionError}


def test_a_job_that_never_ends_holds_up_no_other():
    forever = threading.Event()
    crew = Crew(lambda job: forever.wait() if job else "done", 2)
    crew.begin(1)
    crew.begin(0)
    assert crew.next(10).result == "done"
    assert crew.free == 1
    forever.set()
