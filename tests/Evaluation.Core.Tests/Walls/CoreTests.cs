using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Walls;

/// <summary>The house rules of the room, read off the compiled assembly.</summary>
public sealed class CoreTests
{
    private static readonly Assembly Core = typeof(Scorer).Assembly;

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void References_nothing_but_the_platform() =>
        Assert.All(Core.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void Holds_no_binary_floating_point_anywhere()
    {
        Assert.Empty(
            from type in Core.GetTypes()
            from used in Fields(type).Concat(Methods(type))
            where Parts(used.Type).Any(part => part == typeof(double) || part == typeof(float) || part == typeof(Half))
            select $"{type}.{used.Where}: {used.Type}");
    }

    [Fact]
    public void Calls_no_clock_no_file_no_network_no_console_no_chance_and_nothing_that_calculates_in_binary()
    {
        using var stream = File.OpenRead(Core.Location);
        using var file = new PEReader(stream);
        var reader = file.GetMetadataReader();
        var called = reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: reader.GetTypeReference((TypeReferenceHandle)member.Parent), member.Name))
            .Select(member => $"{reader.GetString(member.Type.Namespace)}.{reader.GetString(member.Type.Name)}.{reader.GetString(member.Name)}")
            .ToList();

        Assert.Contains("System.String.Concat", called);
        Assert.DoesNotContain(called, name => Banned.Any(banned => name.StartsWith(banned, StringComparison.Ordinal)));
        Assert.DoesNotContain(called, name => name.Contains("op_Explicit", StringComparison.Ordinal) && name.Contains("Double", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_public_can_be_set_after_it_is_made() =>
        Assert.Empty(
            from type in Core.GetExportedTypes()
            from property in type.GetProperties(All)
            where property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.Name}.{property.Name}");

    [Fact]
    public void No_public_field_can_be_written() =>
        Assert.Empty(
            from type in Core.GetExportedTypes()
            where !type.IsEnum
            from field in type.GetFields(All)
            where field is { IsPublic: true, IsInitOnly: false, IsLiteral: false }
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void Types_are_sealed_static_or_closed_choices() =>
        Assert.Empty(
            from type in Core.GetTypes()
            where type is { IsClass: true, IsSealed: false } && !type.IsDefined(typeof(CompilerGeneratedAttribute))
            where !(type.IsAbstract && type.GetConstructors(All).All(constructor => !constructor.IsPublic))
            where !Core.GetTypes().Any(inner => inner.BaseType == type && inner.DeclaringType == type)
            select type.FullName);

    private static readonly string[] Banned =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Environment.get_TickCount", "System.Environment.GetEnvironment", "System.Environment.get_MachineName", "System.Random", "System.Console", "System.IO.", "System.Net.", "System.Threading.Thread.",
        "System.Math.Round", "System.Math.Pow", "System.Decimal.Round", "System.Convert.ToDouble", "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.set_",
    ];

    private static IEnumerable<(string Where, Type Type)> Fields(Type type) => type.GetFields(All).Select(field => (field.Name, field.FieldType));

    private static IEnumerable<(string Where, Type Type)> Methods(Type type) =>
        type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(method =>
            method.GetParameters().Select(parameter => (method.Name, parameter.ParameterType))
                .Concat(method is MethodInfo info ? [(method.Name, info.ReturnType)] : [])
                .Concat(method.GetMethodBody()?.LocalVariables.Select(local => (method.Name, local.LocalType)) ?? []));

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [type];
}
