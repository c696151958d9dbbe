/* Shortest ways through a network, as geotrack/routes/astar.py finds them: the same steps in the same order with the
   same arithmetic, so that whoever has no compiler gets the same bytes. tests/unit/routes/test_compiled_ways.py
   compares both. Nothing here reads or writes outside the arrays that `Net` was given, whose sizes it checks. */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST, AT, ENDS, LENGTH, FLAGS, COUNTRY, LATS, LONS, UP_START, UP_TO, UP_KM, ARRAYS };
static const Py_ssize_t ITEM[ARRAYS] = {4, 4, 8, 4, 4, 2, 4, 4, 4, 4, 4};

typedef struct {
    double estimate;
    int64_t state;
} Entry;

typedef struct {
    Entry *items;
    Py_ssize_t count, room;
} Heap;

typedef struct {
    PyObject_HEAD
    Py_buffer view[ARRAYS];
    int held; /* how many views are held */
    int64_t nodes, edges;
    int64_t states; /* room of the arrays below */
    double *best, *real;
    int32_t *edge;
    int64_t *before;
    uint32_t *stamp, now;
    double *factor; /* by edge; 1 but while a search runs */
    uint8_t *goal;  /* by node; 0 but while a search runs */
    Heap heap;
} Net;

typedef struct {
    PyObject_HEAD
    Net *net;
    double *value;
    uint8_t *state; /* 0 nothing is known, 1 climbed to, 2 known */
} Rest;

static PyTypeObject *net_type, *rest_type;

#define OF(net, which, type) ((const type *)(net)->view[which].buf)

static int above(Entry a, Entry b) {
    return a.estimate < b.estimate || (a.estimate == b.estimate && a.state < b.state);
}

static int push(Heap *heap, double estimate, int64_t state) {
    if (heap->count == heap->room) {
        Py_ssize_t room = heap->room ? 2 * heap->room : 256;
        Entry *items = realloc(heap->items, (size_t)room * sizeof(Entry));
        if (!items) return -1;
        heap->items = items;
        heap->room = room;
    }
    Entry entry = {estimate, state};
    Py_ssize_t k = heap->count++;
    while (k && above(entry, heap->items[(k - 1) / 2])) {
        heap->items[k] = heap->items[(k - 1) / 2];
        k = (k - 1) / 2;
    }
    heap->items[k] = entry;
    return 0;
}

static Entry pop(Heap *heap) {
    Entry top = heap->items[0], last = heap->items[--heap->count];
    Py_ssize_t k = 0, child;
    while ((child = 2 * k + 1) < heap->count) {
        if (child + 1 < heap->count && above(heap->items[child + 1], heap->items[child])) child++;
        if (!above(heap->items[child], last)) break;
        heap->items[k] = heap->items[child];
        k = child;
    }
    if (heap->count) heap->items[k] = last;
    return top;
}

/* ------------------------------------------------------------------ a network */

static void net_release(Net *net) {
    for (int k = 0; k < net->held; k++) PyBuffer_Release(&net->view[k]);
    net->held = 0;
    free(net->best);
    free(net->real);
    free(net->edge);
    free(net->before);
    free(net->stamp);
    free(net->factor);
    free(net->goal);
    free(net->heap.items);
}

static void net_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    net_release((Net *)self);
    PyObject_Free(self);
    Py_DECREF(type);
}

/* whether all numbers of an array lie in [low, high) */
static int within(const int32_t *values, Py_ssize_t count, int64_t low, int64_t high) {
    for (Py_ssize_t k = 0; k < count; k++)
        if (values[k] < low || values[k] >= high) return 0;
    return 1;
}

static int rising(const int32_t *values, Py_ssize_t count, int64_t last) {
    if (values[0] != 0 || values[count - 1] != last) return 0;
    for (Py_ssize_t k = 1; k < count; k++)
        if (values[k] < values[k - 1]) return 0;
    return 1;
}

static int sound(Net *net) {
    Py_ssize_t size[ARRAYS];
    for (int k = 0; k < ARRAYS; k++) size[k] = net->view[k].len / ITEM[k];
    int64_t n = net->nodes = size[COUNTRY], m = net->edges = size[LENGTH];
    if (size[FIRST] != n + 1 || size[UP_START] != n + 1 || size[LATS] != n || size[LONS] != n) return 0;
    if (size[ENDS] != m || size[FLAGS] != m || size[AT] != 2 * m || size[UP_TO] != size[UP_KM]) return 0;
    if (!rising(OF(net, FIRST, int32_t), n + 1, 2 * m)) return 0;
    if (!rising(OF(net, UP_START, int32_t), n + 1, size[UP_TO])) return 0;
    if (!within(OF(net, AT, int32_t), 2 * m, 0, m) || !within(OF(net, UP_TO, int32_t), size[UP_TO], 0, n)) return 0;
    for (int64_t u = 0; u < n; u++)
        for (int32_t k = OF(net, FIRST, int32_t)[u]; k < OF(net, FIRST, int32_t)[u + 1]; k++) {
            int64_t v = OF(net, ENDS, int64_t)[OF(net, AT, int32_t)[k]] - u;
            if (v < 0 || v >= n) return 0;
        }
    return 1;
}

static PyObject *net_new(PyTypeObject *type, PyObject *args, PyObject *named) {
    if (PyTuple_Size(args) != ARRAYS || (named && PyDict_Size(named))) {
        PyErr_Format(PyExc_TypeError, "a network has %d arrays", (int)ARRAYS);
        return NULL;
    }
    Net *net = PyObject_New(Net, type);
    if (!net) return NULL;
    memset((char *)net + sizeof(PyObject), 0, sizeof(Net) - sizeof(PyObject));
    for (int k = 0; k < ARRAYS; k++) {
        if (PyObject_GetBuffer(PyTuple_GetItem(args, k), &net->view[k], PyBUF_C_CONTIGUOUS) < 0) goto bad;
        net->held = k + 1;
        if (net->view[k].itemsize != ITEM[k]) {
            PyErr_Format(PyExc_TypeError, "array %d: %zd bytes a number", k, net->view[k].itemsize);
            goto bad;
        }
    }
    if (!sound(net)) {
        PyErr_SetString(PyExc_ValueError, "the arrays are not those of one network");
        goto bad;
    }
    net->factor = malloc((size_t)(net->edges + 1) * sizeof(double));
    net->goal = calloc((size_t)net->nodes + 1, 1);
    if (!net->factor || !net->goal) {
        PyErr_NoMemory();
        goto bad;
    }
    for (int64_t e = 0; e < net->edges; e++) net->factor[e] = 1.0;
    return (PyObject *)net;
bad:
    Py_DECREF(net);
    return NULL;
}

/* ------------------------------------------------------------------ the rest of the way */

static void rest_dealloc(PyObject *self) {
    Rest *rest = (Rest *)self;
    PyTypeObject *type = Py_TYPE(self);
    free(rest->value);
    free(rest->state);
    Py_XDECREF((PyObject *)rest->net);
    PyObject_Free(self);
    Py_DECREF(type);
}

static double rest_of(Rest *rest, int32_t node) {
    if (rest->state[node] == 2) return rest->value[node];
    const Net *net = rest->net;
    const int32_t *start = OF(net, UP_START, int32_t), *to = OF(net, UP_TO, int32_t), *km = OF(net, UP_KM, int32_t);
    double found = rest->state[node] ? rest->value[node] : INFINITY;
    for (int32_t k = start[node]; k < start[node + 1]; k++) {
        double whole = km[k] + rest_of(rest, to[k]);
        if (whole < found) found = whole;
    }
    rest->value[node] = found;
    rest->state[node] = 2;
    return found;
}

static int climb(Rest *rest, PyObject *targets) {
    Net *net = rest->net;
    Heap *heap = &net->heap;
    PyObject *key, *value;
    Py_ssize_t at = 0;
    heap->count = 0;
    while (PyDict_Next(targets, &at, &key, &value)) {
        int64_t node = PyLong_AsLongLong(key);
        double cost = PyFloat_AsDouble(value);
        if (PyErr_Occurred()) return -1;
        if (node < 0 || node >= net->nodes) {
            PyErr_SetString(PyExc_IndexError, "no such node");
            return -1;
        }
        rest->value[node] = cost;
        rest->state[node] = 1;
        if (push(heap, cost, node) < 0) goto memory;
    }
    const int32_t *start = OF(net, UP_START, int32_t), *to = OF(net, UP_TO, int32_t), *km = OF(net, UP_KM, int32_t);
    while (heap->count) {
        Entry entry = pop(heap);
        if (entry.estimate > rest->value[entry.state]) continue;
        for (int32_t k = start[entry.state]; k < start[entry.state + 1]; k++) {
            double total = entry.estimate + km[k];
            if (!rest->state[to[k]] || total < rest->value[to[k]]) {
                rest->value[to[k]] = total;
                rest->state[to[k]] = 1;
                if (push(heap, total, to[k]) < 0) goto memory;
            }
        }
    }
    return 0;
memory:
    PyErr_NoMemory();
    return -1;
}

static PyObject *net_rest(PyObject *self, PyObject *targets) {
    Net *net = (Net *)self;
    if (!PyDict_Check(targets)) {
        PyErr_SetString(PyExc_TypeError, "targets are a dict");
        return NULL;
    }
    Rest *rest = PyObject_New(Rest, rest_type);
    if (!rest) return NULL;
    Py_INCREF(self);
    rest->net = net;
    rest->value = calloc((size_t)net->nodes + 1, sizeof(double));
    rest->state = calloc((size_t)net->nodes + 1, 1);
    if (!rest->value || !rest->state) {
        PyErr_NoMemory();
    } else if (climb(rest, targets) == 0) {
        return (PyObject *)rest;
    }
    Py_DECREF(rest);
    return NULL;
}

static PyObject *rest_call(PyObject *self, PyObject *args, PyObject *Py_UNUSED(named)) {
    Rest *rest = (Rest *)self;
    int node;
    if (!PyArg_ParseTuple(args, "i", &node)) return NULL;
    if (node < 0 || node >= rest->net->nodes) {
        PyErr_SetString(PyExc_IndexError, "no such node");
        return NULL;
    }
    return PyFloat_FromDouble(rest_of(rest, node));
}

/* ------------------------------------------------------------------ a search */

typedef struct {
    Rest *rest; /* NULL: the straight line to a box */
    long south, north, west, east;
} Bound;

static double lower(const Net *net, const Bound *bound, int64_t node) {
    if (bound->rest) return rest_of(bound->rest, (int32_t)node);
    long lat = OF(net, LATS, int32_t)[node], lon = OF(net, LONS, int32_t)[node];
    double dy = lat < bound->south ? bound->south - lat : lat > bound->north ? lat - bound->north : 0;
    double dx = lon < bound->west ? bound->west - lon : lon > bound->east ? lon - bound->east : 0;
    if (dx > 180000 || dx == 0) return dy * 11.05;
    long reach = labs(bound->south) > labs(bound->north) ? labs(bound->south) : labs(bound->north);
    double scale = cos((double)(labs(lat) > reach ? labs(lat) : reach) * 1.7453293e-5);
    double x = dx * (scale > 0.0 ? scale : 0.0);
    return sqrt(dy * dy + x * x) * 11.05;
}

static int room_for(Net *net, int64_t states) {
    if (states > net->states) {
        double *best = realloc(net->best, (size_t)states * sizeof(double));
        if (best) net->best = best;
        double *real = realloc(net->real, (size_t)states * sizeof(double));
        if (real) net->real = real;
        int32_t *edge = realloc(net->edge, (size_t)states * sizeof(int32_t));
        if (edge) net->edge = edge;
        int64_t *before = realloc(net->before, (size_t)states * sizeof(int64_t));
        if (before) net->before = before;
        uint32_t *stamp = realloc(net->stamp, (size_t)states * sizeof(uint32_t));
        if (stamp) net->stamp = stamp;
        if (!best || !real || !edge || !before || !stamp) {
            net->states = 0;
            return -1;
        }
        net->states = states;
        net->now = 0;
    }
    if (net->now == 0 || net->now == UINT32_MAX) {
        memset(net->stamp, 0, (size_t)net->states * sizeof(uint32_t));
        net->now = 0;
    }
    net->now++;
    return 0;
}

static int holds(PyObject *set, int64_t number) {
    PyObject *item = PyLong_FromLongLong(number);
    if (!item) return -1;
    int found = PySet_Contains(set, item);
    Py_DECREF(item);
    return found;
}

/* Set or reset the factors and goals of a search; -1 with an exception. */
static int weigh(Net *net, PyObject *factors, int set) {
    PyObject *key, *value;
    Py_ssize_t at = 0;
    while (PyDict_Next(factors, &at, &key, &value)) {
        int64_t edge = PyLong_AsLongLong(key);
        if (edge < 0 || edge >= net->edges) {
            if (!set) continue;
            PyErr_SetString(PyExc_IndexError, "no such edge");
            return -1;
        }
        net->factor[edge] = set ? PyFloat_AsDouble(value) : 1.0;
    }
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *trace(const Net *net, int64_t last) {
    PyObject *nodes = PyList_New(0), *edges = PyList_New(0);
    int64_t state = last;
    while (nodes && edges) {
        PyObject *item = PyLong_FromLongLong(state);
        if (!item || PyList_Append(nodes, item) < 0) {
            Py_XDECREF(item);
            break;
        }
        Py_DECREF(item);
        if (net->before[state] < 0) return Py_BuildValue("(NN)", nodes, edges);
        item = PyLong_FromLong(net->edge[state]);
        if (!item || PyList_Append(edges, item) < 0) {
            Py_XDECREF(item);
            break;
        }
        Py_DECREF(item);
        state = net->before[state];
    }
    Py_XDECREF(nodes);
    Py_XDECREF(edges);
    return NULL;
}

/* search(seeds, goal, found, factors, mask, avoid, only, through, grazed, rest, box, longest, budget) */
static PyObject *net_search(PyObject *self, PyObject *args) {
    Net *net = (Net *)self;
    PyObject *seeds, *goal, *factors, *avoid, *through, *grazed, *rest, *key, *value;
    double found, longest;
    int mask, only;
    Bound bound = {0};
    long long budget;
    if (!PyArg_ParseTuple(
            args, "O!O!dO!iOiO!OO(llll)dL", &PyDict_Type, &seeds, &PyDict_Type, &goal, &found, &PyDict_Type, &factors,
            &mask, &avoid, &only, &PyTuple_Type, &through, &grazed, &rest, &bound.south, &bound.north, &bound.west,
            &bound.east, &longest, &budget))
        return NULL;
    if (rest != Py_None) {
        if (!PyObject_TypeCheck(rest, rest_type) || ((Rest *)rest)->net != net) {
            PyErr_SetString(PyExc_TypeError, "the rest is not one of this network");
            return NULL;
        }
        bound.rest = (Rest *)rest;
    }
    const int64_t size = net->nodes;
    const Py_ssize_t levels = PyTuple_Size(through), avoided = PyObject_Size(avoid);
    long *enter = calloc((size_t)levels + 1, sizeof(long));
    if (avoided < 0 || !enter || room_for(net, size * (levels + 1)) < 0) {
        free(enter);
        return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    }
    PyObject *answer = NULL;
    Heap *heap = &net->heap;
    const uint32_t now = net->now;
    int64_t last = -1, done = 0;
    Py_ssize_t at = 0;
    double *best = net->best, *real = net->real;
    heap->count = 0;
    for (Py_ssize_t k = 0; k < levels; k++) enter[k] = PyLong_AsLong(PyTuple_GetItem(through, k));
    if (PyErr_Occurred() || weigh(net, factors, 1) < 0) goto end;
    while (PyDict_Next(goal, &at, &key, &value)) {
        int64_t node = PyLong_AsLongLong(key);
        if (node < 0 || node >= size) {
            PyErr_SetString(PyExc_IndexError, "no such node");
            goto end;
        }
        net->goal[node] = 1;
    }
    at = 0;
    while (PyDict_Next(seeds, &at, &key, &value)) {
        int64_t state = PyLong_AsLongLong(key);
        double cost = PyFloat_AsDouble(value);
        if (PyErr_Occurred()) goto end;
        if (state < 0 || state >= size * (levels + 1)) {
            PyErr_SetString(PyExc_IndexError, "no such state");
            goto end;
        }
        best[state] = real[state] = cost;
        net->before[state] = -1;
        net->stamp[state] = now;
        if (push(heap, cost + lower(net, &bound, state % size), state) < 0) goto memory;
    }
    const int bounded = longest < INFINITY;
    const int32_t *first = OF(net, FIRST, int32_t), *edges = OF(net, AT, int32_t), *length = OF(net, LENGTH, int32_t);
    const int32_t *flags = OF(net, FLAGS, int32_t);
    const int16_t *country = OF(net, COUNTRY, int16_t);
    const int64_t *both = OF(net, ENDS, int64_t);
    while (heap->count) {
        Entry entry = pop(heap);
        int64_t state = entry.state;
        if (entry.estimate >= found) break;
        double cost = best[state];
        if (cost < 0) continue;
        best[state] = -1.0; /* done with: nothing is cheaper */
        if (++done > budget && budget) {
            answer = PyBool_FromLong(0);
            goto end;
        }
        int64_t level = state / size, u = state % size;
        if (net->goal[u] && level == levels) {
            PyObject *number = PyLong_FromLongLong(u);
            PyObject *beyond = number ? PyDict_GetItemWithError(goal, number) : NULL;
            Py_XDECREF(number);
            double whole = beyond ? cost + PyFloat_AsDouble(PyTuple_GetItem(beyond, 0)) : INFINITY;
            if (PyErr_Occurred()) goto end;
            if (whole < found) {
                found = whole;
                last = state;
            }
        }
        for (int32_t k = first[u]; k < first[u + 1]; k++) {
            int32_t e = edges[k];
            int64_t v = both[e] - u, next = v + level * size;
            if (level < levels && country[v] == enter[level]) {
                int skipped = holds(grazed, v);
                if (skipped < 0) goto end;
                if (!skipped) next += size;
            }
            const int known = net->stamp[next] == now;
            if ((known && best[next] < 0) || (mask && flags[e] & mask)) continue;
            if (avoided && country[v] >= 0) {
                int shut = holds(avoid, country[v]);
                if (shut < 0) goto end;
                if (shut) continue;
            }
            if (only >= 0 && country[v] != only && country[v] >= 0) continue;
            double total = cost + length[e] * net->factor[e];
            if (known && !(total < best[next])) continue;
            double left = lower(net, &bound, v);
            if (bounded) {
                double true_length = real[state] + length[e];
                if (true_length + left > longest) continue;
                real[next] = true_length;
            }
            if (total + left < found) {
                best[next] = total;
                net->edge[next] = e;
                net->before[next] = state;
                net->stamp[next] = now;
                if (push(heap, total + left, next) < 0) goto memory;
            }
        }
    }
    answer = last < 0 ? Py_NewRef(Py_None) : trace(net, last);
    goto end;
memory:
    PyErr_NoMemory();
end:
    if (factors) {
        PyObject *kind, *fault, *lines;
        PyErr_Fetch(&kind, &fault, &lines);
        weigh(net, factors, 0);
        at = 0;
        while (PyDict_Next(goal, &at, &key, &value)) {
            int64_t node = PyLong_AsLongLong(key);
            if (node >= 0 && node < size) net->goal[node] = 0;
        }
        PyErr_Clear();
        PyErr_Restore(kind, fault, lines);
    }
    free(enter);
    return answer;
}

static PyMethodDef net_methods[] = {
    {"rest", net_rest, METH_O, "Return the true length of what is left to go from any node to the targets."},
    {"search", net_search, METH_VARARGS, "Return the nodes and edges of the shortest way, last first; None: no way; False: the budget is spent."},
    {NULL},
};
static PyType_Slot net_slots[] = {
    {Py_tp_new, net_new}, {Py_tp_dealloc, net_dealloc}, {Py_tp_methods, net_methods}, {0, NULL}};
static PyType_Spec net_spec = {"geotrack.routes._ways.Net", sizeof(Net), 0, Py_TPFLAGS_DEFAULT, net_slots};
static PyType_Slot rest_slots[] = {{Py_tp_dealloc, rest_dealloc}, {Py_tp_call, rest_call}, {0, NULL}};
static PyType_Spec rest_spec = {
    "geotrack.routes._ways.Rest", sizeof(Rest), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, rest_slots};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_ways", "Shortest ways, compiled.", -1};

PyMODINIT_FUNC PyInit__ways(void) {
    PyObject *module = PyModule_Create(&definition);
    if (!module) return NULL;
    net_type = (PyTypeObject *)PyType_FromSpec(&net_spec);
    rest_type = (PyTypeObject *)PyType_FromSpec(&rest_spec);
    if (!net_type || !rest_type || PyModule_AddObjectRef(module, "Net", (PyObject *)net_type) < 0 ||
        PyModule_AddObjectRef(module, "Rest", (PyObject *)rest_type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
