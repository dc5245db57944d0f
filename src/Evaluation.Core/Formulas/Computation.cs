using System.Diagnostics;
using System.Runtime.InteropServices;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>Where a computation finds its figures: by place where the figure has one, otherwise by key; and the rows of a list.</summary>
internal abstract class Figures
{
    /// <summary>The figure where it is kept, so that nobody copies it to look at it.</summary>
    public abstract ref readonly Found At(int slot);

    public abstract Found At(string key);

    /// <summary>A cell of the row this stands for.</summary>
    public abstract Found Cell(int column);

    public abstract IReadOnlyList<Figures> Rows(string list);
}

/// <summary>
/// A formula made ready to be evaluated many times: its names are looked up once, when it is made. Exact. A missing operand, wherever it
/// stands, makes the whole missing; so does nothing else.
/// </summary>
internal abstract class Computation
{
    private protected Computation()
    {
    }

    public abstract Found Run(Figures figures);

    /// <param name="formula">What is computed.</param>
    /// <param name="slot">Place of a figure by its key; −1: to be asked for by key.</param>
    /// <param name="column">Place of a cell by list and key; −1: no column of that list.</param>
    public static Computation Of(Formula formula, Func<string, int> slot, Func<string, string, int> column) => Of(formula, slot, column, list: null);

    private static Computation Of(Formula formula, Func<string, int> slot, Func<string, string, int> column, string? list)
    {
        return formula switch
        {
            Formula.Number number => new Constant(new Found(number.Value)),
            Formula.Name name => Named(name.Key),
            Formula.Negation negation => new Negation(Part(negation.Operand)),
            Formula.Absolute absolute => new Absolute(Part(absolute.Operand)),
            Formula.Arithmetic { Sign: ArithmeticSign.Plus } sum => new OfFigures<Sum>(Part(sum.Left), Part(sum.Right)),
            Formula.Arithmetic { Sign: ArithmeticSign.Minus } difference => new OfFigures<Difference>(Part(difference.Left), Part(difference.Right)),
            Formula.Arithmetic { Sign: ArithmeticSign.Times } product => new OfFigures<Product>(Part(product.Left), Part(product.Right)),
            Formula.Arithmetic { Sign: ArithmeticSign.DividedBy } quotient => new Quotient(Part(quotient.Left), Part(quotient.Right), quotient.Right),
            Formula.Least least => new OfFigures<Least>(Part(least.Left), Part(least.Right)),
            Formula.Greatest greatest => new OfFigures<Greatest>(Part(greatest.Left), Part(greatest.Right)),
            Formula.Comparison comparison => new Comparison(comparison.Sign, Part(comparison.Left), Part(comparison.Right)),
            Formula.Not not => new Not(Part(not.Operand)),
            Formula.Both both => new Both(Part(both.Left), Part(both.Right)),
            Formula.Either either => new Either(Part(either.Left), Part(either.Right)),
            Formula.Choice choice => new Choice(Part(choice.Condition), Part(choice.Then), Part(choice.Otherwise)),
            Formula.SumOver sum => new SumOver(sum.List, Of(sum.Body, slot, column, sum.List)),
            _ => throw new UnreachableException(),
        };

        Computation Part(Formula part) => Of(part, slot, column, list);

        Computation Named(string key) =>
            list is not null && column(list, key) is var place and >= 0 ? new CellAt(place)
            : slot(key) is var known and >= 0 ? new FigureAt(known)
            : new FigureBy(key);
    }

    private static Found Lacking(Found left, Found right) => (left.Other, right.Other) switch
    {
        (Outcome.Missing a, Outcome.Missing b) => Found.Of(new Outcome.Missing([.. a.Keys.Concat(b.Keys).Distinct(StringComparer.Ordinal)])),
        (Outcome.Missing, _) => left,
        (_, Outcome.Missing) => right,
        (Outcome.ZeroDenominator, _) => left,
        (_, Outcome.ZeroDenominator) => right,
        _ => throw new UnreachableException("The unit check lets no truth meet a figure."),
    };

    private sealed class Constant(Found value) : Computation
    {
        public override Found Run(Figures figures) => value;
    }

    private sealed class FigureAt(int slot) : Computation
    {
        public override Found Run(Figures figures) => figures.At(slot);
    }

    private sealed class FigureBy(string key) : Computation
    {
        public override Found Run(Figures figures) => figures.At(key);
    }

    private sealed class CellAt(int column) : Computation
    {
        public override Found Run(Figures figures) => figures.Cell(column);
    }

    private sealed class Negation(Computation operand) : Computation
    {
        public override Found Run(Figures figures)
        {
            var found = operand.Run(figures);
            return found.IsFigure ? new Found(-found.Value) : found;
        }
    }

    private sealed class Absolute(Computation operand) : Computation
    {
        public override Found Run(Figures figures)
        {
            var found = operand.Run(figures);
            return found.IsFigure ? new Found(Ratio.Abs(found.Value)) : found;
        }
    }

    /// <summary>What is done with two figures.</summary>
    private interface IWork
    {
        static abstract Found Of(in Ratio left, in Ratio right);
    }

    /// <summary>Two operands that have to be figures.</summary>
    private sealed class OfFigures<TWork>(Computation left, Computation right) : Computation
        where TWork : struct, IWork
    {
        public override Found Run(Figures figures)
        {
            var first = left.Run(figures);
            var second = right.Run(figures);
            return first.IsFigure && second.IsFigure ? TWork.Of(in first.Value, in second.Value) : Lacking(first, second);
        }
    }

    private readonly struct Sum : IWork
    {
        public static Found Of(in Ratio left, in Ratio right) => new(left + right);
    }

    private readonly struct Difference : IWork
    {
        public static Found Of(in Ratio left, in Ratio right) => new(left - right);
    }

    private readonly struct Product : IWork
    {
        public static Found Of(in Ratio left, in Ratio right) => new(left * right);
    }

    private readonly struct Least : IWork
    {
        public static Found Of(in Ratio left, in Ratio right) => new(Ratio.Min(left, right));
    }

    private readonly struct Greatest : IWork
    {
        public static Found Of(in Ratio left, in Ratio right) => new(Ratio.Max(left, right));
    }

    private sealed class Quotient(Computation left, Computation right, Formula denominator) : Computation
    {
        public override Found Run(Figures figures)
        {
            var above = left.Run(figures);
            var below = right.Run(figures);
            return !above.IsFigure || !below.IsFigure ? Lacking(above, below)
                : below.Value.IsZero ? Found.Of(new Outcome.ZeroDenominator(denominator, above.Value.IsZero))
                : new Found(above.Value / below.Value);
        }
    }

    private sealed class Comparison(ComparisonSign sign, Computation left, Computation right) : Computation
    {
        public override Found Run(Figures figures)
        {
            var first = left.Run(figures);
            var second = right.Run(figures);
            return first.IsFigure && second.IsFigure ? Found.Truth(FormulaEvaluator.Compare(sign, first.Value, second.Value)) : Lacking(first, second);
        }
    }

    private sealed class Not(Computation operand) : Computation
    {
        public override Found Run(Figures figures)
        {
            var found = operand.Run(figures);
            return found.Other is Outcome.Truth truth ? Found.Truth(!truth.Holds) : found;
        }
    }

    private sealed class Both(Computation left, Computation right) : Computation
    {
        public override Found Run(Figures figures)
        {
            var (first, second) = (left.Run(figures), right.Run(figures));
            return (first.Other, second.Other) is (Outcome.Truth a, Outcome.Truth b) ? Found.Truth(a.Holds && b.Holds) : Lacking(first, second);
        }
    }

    private sealed class Either(Computation left, Computation right) : Computation
    {
        public override Found Run(Figures figures)
        {
            var (first, second) = (left.Run(figures), right.Run(figures));
            return (first.Other, second.Other) is (Outcome.Truth a, Outcome.Truth b) ? Found.Truth(a.Holds || b.Holds) : Lacking(first, second);
        }
    }

    private sealed class Choice(Computation condition, Computation then, Computation otherwise) : Computation
    {
        public override Found Run(Figures figures)
        {
            var found = condition.Run(figures);
            return found.Other is Outcome.Truth truth ? (truth.Holds ? then : otherwise).Run(figures) : found;
        }
    }

    private sealed class SumOver(string list, Computation body) : Computation
    {
        public override Found Run(Figures figures)
        {
            var rows = figures.Rows(list);
            var total = rows.Count == 0 ? Found.Missing(list) : new Found(Ratio.Zero);
            List<Ratio>? later = null;
            for (var index = 0; index < rows.Count; index++)
            {
                var part = body.Run(rows[index]);
                if (!total.IsFigure || !part.IsFigure)
                {
                    total = Lacking(total, part);
                }
                else if (total.Value.IsNarrow(out _, out _))
                {
                    total = new Found(total.Value + part.Value);
                }
                else
                {
                    (later ??= []).Add(part.Value);
                }
            }

            return total.IsFigure && later is not null ? new Found(total.Value + InHalves(CollectionsMarshal.AsSpan(later))) : total;
        }

        /// <summary>Unlike fractions make long terms: added one by one each would be reduced again with all that stand before it.</summary>
        private static Ratio InHalves(ReadOnlySpan<Ratio> parts) =>
            parts.Length == 1 ? parts[0] : InHalves(parts[..(parts.Length / 2)]) + InHalves(parts[(parts.Length / 2)..]);
    }
}
